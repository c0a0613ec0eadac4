// Checks an exported bundle with nothing but Go and its x/mod/sumdb packages: the signed note, every tile, every entry's proof.
package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type bundle struct{ folder string }

func (b bundle) read(path string) ([]byte, error) {
	return os.ReadFile(filepath.Join(b.folder, filepath.FromSlash(path)))
}

// C2SP's paths are Go's without the height.
func pathOf(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

func (b bundle) Height() int { return height }

func (b bundle) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		bytes, err := b.read(pathOf(tile))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

func (b bundle) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

// tlog.ParseTree reads only "go.sum database tree": the three lines are read here.
func treeOf(text string) (tlog.Tree, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tlog.Tree{}, errors.New("the checkpoint has not three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tlog.Tree{}, errors.New("the root is no hash")
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

func entriesOf(tile []byte) ([][]byte, error) {
	var entries [][]byte
	for len(tile) > 0 {
		if len(tile) < 2 {
			return nil, errors.New("an entry is cut off")
		}
		length := int(tile[0])<<8 | int(tile[1])
		if len(tile) < 2+length {
			return nil, errors.New("an entry is cut off")
		}
		entries = append(entries, tile[2:2+length])
		tile = tile[2+length:]
	}
	return entries, nil
}

func check(folder string) (int64, error) {
	b := bundle{folder}
	vkey, err := b.read("log.vkey")
	if err != nil {
		return 0, err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		return 0, err
	}
	signed, err := b.read("checkpoint")
	if err != nil {
		return 0, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return 0, err
	}
	tree, err := treeOf(opened.Text)
	if err != nil {
		return 0, err
	}
	hashes := tlog.TileHashReader(tree, b)
	for first := int64(0); first < tree.N; first += 1 << height {
		width := tree.N - first
		if width > 1<<height {
			width = 1 << height
		}
		path := pathOf(tlog.Tile{H: height, L: -1, N: first >> height, W: int(width)})
		bytes, err := b.read(path)
		if err != nil {
			return 0, err
		}
		entries, err := entriesOf(bytes)
		if err != nil || int64(len(entries)) != width {
			return 0, fmt.Errorf("%s holds %d entries: %v", path, len(entries), err)
		}
		for i, entry := range entries {
			index := first + int64(i)
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			if err != nil {
				return 0, err
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
				return 0, fmt.Errorf("entry %d: %v", index, err)
			}
		}
	}
	return tree.N, nil
}

func main() {
	entries, err := check(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
	fmt.Println("verified", entries)
}
