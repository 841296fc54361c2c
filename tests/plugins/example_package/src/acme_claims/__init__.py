"""What the fictitious publisher Acme adds to claimlint."""
