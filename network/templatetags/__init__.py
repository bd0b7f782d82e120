"""What can templates of the network ask for?"""
