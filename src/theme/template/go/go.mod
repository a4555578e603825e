module tslides/templates

go 1.25.0

require golang.org/x/text v0.37.0
