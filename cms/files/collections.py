"""In which collection do photos lie that belong to what somebody tells?"""

COLLECTION = "Zdjęcia opowieści"  # a name in the admin; what lies there is seen by strangers only while a text shows it
