package main

import "fmt"

// Greet says hi.

func Greet(name string) {
	fmt.Println("hi", name)
}
