"""What an update costs, from the request it comes in to the reply that goes out."""
