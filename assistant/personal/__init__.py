"""A model that becomes the user's own: adapters trained on what they sent, measured before they are used."""
