package main

import "fmt"

// Greet says hello.

func Greet(name string) {
	fmt.Println("hello", name)
}
