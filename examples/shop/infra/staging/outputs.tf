# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:66
output "name-servers" {
  description = "The servers of the zone, for the zone above it."
  value       = aws_route53_zone.site.name_servers
}

# environments.flow:66
output "api-url" {
  description = "Where the interface is."
  value       = "https://api.staging.shop.example.com"
}

# environments.flow:66
output "images-url" {
  description = "Where images are pushed to."
  value       = aws_ecr_repository.images.repository_url
}
