# Generated from environments.flow. Change that file and run `flow build`; changes made here are lost.

# environments.flow:53
output "name-servers" {
  description = "The servers of the zone, for the zone above it."
  value       = aws_route53_zone.site.name_servers
}

# environments.flow:56
output "api-url" {
  description = "Where the interface is."
  value       = "https://api.shop.example.com"
}

# environments.flow:59
output "images-url" {
  description = "Where images are pushed to."
  value       = aws_ecr_repository.images.repository_url
}
