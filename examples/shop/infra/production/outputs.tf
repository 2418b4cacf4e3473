# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:42
output "api-url" {
  description = "Where the interface is."
  value       = "https://api.shop.example.com"
}

# environments.flow:45
output "images-url" {
  description = "Where images are pushed to."
  value       = aws_ecr_repository.images.repository_url
}
