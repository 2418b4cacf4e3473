# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:49
output "api-url" {
  description = "Where the interface is."
  value       = "https://api.staging.shop.example.com"
}

# environments.flow:49
output "images-url" {
  description = "Where images are pushed to."
  value       = aws_ecr_repository.images.repository_url
}
