// Fills templates with Go's own text/template and the functions of glamour: a line of JSON in, a line of JSON out.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"text/template"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

type question struct {
	Format string `json:"format"`
	Text   string `json:"text"`
}

type answer struct {
	Output string `json:"output"`
	// Parse, Run: why there is no output.
	Parse string `json:"parse,omitempty"`
	Run   string `json:"run,omitempty"`
	// Whether the output is text at all: Go may cut a character in two.
	Valid bool `json:"valid"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 16*1024*1024)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var asked question
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			panic(err)
		}
		if err := out.Encode(fill(asked)); err != nil {
			panic(err)
		}
	}
}

func fill(asked question) answer {
	parsed, err := template.New("format").Funcs(functions()).Parse(asked.Format)
	if err != nil {
		return answer{Parse: err.Error()}
	}
	var filled strings.Builder
	if err := parsed.Execute(&filled, map[string]any{"text": asked.Text}); err != nil {
		return answer{Run: err.Error()}
	}
	return answer{Output: filled.String(), Valid: utf8.ValidString(filled.String())}
}

// What they do, and where they panic, is what the functions of glamour's TemplateFuncMap do.
func functions() template.FuncMap {
	return template.FuncMap{
		"Left":  func(given ...any) string { return given[0].(string)[:atMost(given, 1)] },
		"Right": func(given ...any) string { return given[0].(string)[max(0, len(given[0].(string))-given[1].(int)):] },
		"Mid": func(given ...any) string {
			if len(given) > 2 {
				return given[0].(string)[atMost(given, 1):atMost(given, 2)]
			}
			return given[0].(string)[atMost(given, 1):]
		},
		"Last": func(given ...any) string { return given[0].([]string)[len(given[0].([]string))-1] },
		"Matches": func(given ...any) bool {
			found, _ := regexp.MatchString(given[1].(string), given[0].(string))
			return found
		},
		"Compare": strings.Compare, "Contains": strings.Contains, "ContainsAny": strings.ContainsAny,
		"Count": strings.Count, "EqualFold": strings.EqualFold, "HasPrefix": strings.HasPrefix,
		"HasSuffix": strings.HasSuffix, "Index": strings.Index, "IndexAny": strings.IndexAny,
		"Join": strings.Join, "LastIndex": strings.LastIndex, "LastIndexAny": strings.LastIndexAny,
		"Repeat": strings.Repeat, "Replace": strings.Replace, "Split": strings.Split,
		"SplitAfter": strings.SplitAfter, "SplitAfterN": strings.SplitAfterN, "SplitN": strings.SplitN,
		"ToUpper": strings.ToUpper, "Trim": strings.Trim, "TrimLeft": strings.TrimLeft,
		"TrimPrefix": strings.TrimPrefix, "TrimRight": strings.TrimRight, "TrimSpace": strings.TrimSpace,
		"TrimSuffix": strings.TrimSuffix,
		"Title":      cases.Title(language.English).String,
		"ToLower":    cases.Lower(language.English).String,
		"ToTitle":    cases.Upper(language.English).String,
	}
}

func atMost(given []any, which int) int {
	return min(given[which].(int), len(given[0].(string)))
}
