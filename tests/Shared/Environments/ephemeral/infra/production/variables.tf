# Generated from main.flow. Change that file and run `flow build`; changes made here are lost.

# main.flow:6
variable "code" {
  type      = string
  nullable  = false
  sensitive = true
  ephemeral = true
}
