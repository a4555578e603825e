/**
 * The styles of Chroma 2.27, a line each: name, background, text, then what differs from what a key inherits (see
 * `chromaStyle`). In a function, so that nothing is made of it before a theme names one.
 */
export function styleLines(): string {
  return `
abap ffffff - ff0000:e 888888+i:c 0000ff:k 000000:n 33aaff:ln 55aa22:ls
algol ffffff - 888888+i:c +b-i:cp +b+u:k +b+i:nb 666666+b+i:nc,nk,nf 666666+i:ls
algol_nu ffffff - 888888+i:c +b-i:cp +b:k +b+i:nb 666666+b+i:nc,nk,nf 666666+i:ls
arduino ffffff - a61717:e 95a5a6:c 728e00:cp,k,o,nb,no 00979d:kr,kt 434f54:n d35400:nf 8a7b52:ln 7f8c8d:ls
ashen 121212 b4b4b4 c53030:e,gd 737373+i:c b14242:k 4a8b8b:kt,nb,nc,nk,ne,ln d87c4a:o d5d5d5:p,no,lse d87c4a+i:nt a7a7a7:na +b+i:nd df6464:ls +u:ge +b:gi,gs df6464+b:gh
aura-theme-dark 15141b edecee ff6767:e,ne,gd 6d6d6d+i:c a277ff:k,o,nt,lse 82e2ff:kt,nb,nc f694ff:p,na,nd 61ffca:nk,l,gi ffca85:nf +i:ge +b:gs a277ff+b:gh
aura-theme-dark-soft 15141b bdbdbd c55858:e,ne,gd 6d6d6d+i:c 8464c6:k,o,nt,lse 6cb2c7:kt,nb,nc c17ac8:p,na,nd 54c59f:nk,l,gi c7a06f:nf +i:ge +b:gs 8464c6+b:gh
autumn ffffff - ff0000@ffaaaa:e aaaaaa+i:c 4c8317-i:cp 0000aa:k 00aaaa:kt,nb 1e90ff+b:nt 1e90ff:na 00aa00+u:nc aa0000:nk,gd 888888:nd 00aa00:nf,gi 009999:ln aa5500:ls +i:ge +b:gs 800080+b:gh
average 000000 757575 ec0000:e,k,o,nb,nt,gd 5f5fff:kt,na,nc,nf 008900:nk,nd,ln,ls +u:ge +b:gi,gh +i:gs
base16-snazzy 282a36 e2e4e5 ff5c57:e,nb,gd 78787e:c ff6ac1:k,o,nt 9aedfe:kt 57c7ff:na,nf f3f99d:nc ff9f43:nk,nd,ln 5af78e:ls +u:ge +b:gi,gh +i:gs
borland ffffff - a61717@e3d2d2:e 008800+i:c 008080-i:cp 000080+b:k,nt ff0000:na 0000ff:ln,ls 000000@ffdddd:gd +i:ge 000000@ddffdd:gi +b:gs aaaaaa:gh
bw ffffff - +i:c,ls,ge -i:cp +b:k,nt,nc,ne,lse,gs,gh -b:kt
catppuccin-frappe 303446 c6d0f5 e78284:e,kt 737994+i:c ca9ee6:k,nt 81c8be:kn 99d1db+b:o 99d1db:nb 8caaee:na,nf,lse e5c890:nc,nk 8caaee+b:nd ef9f76:ne,ln a6d189:ls e78284@414559:gd +i:ge a6d189@414559:gi +b:gs ef9f76+b:gh
catppuccin-latte eff1f5 4c4f69 d20f39:e,kt 9ca0b0+i:c 8839ef:k,nt 179299:kn 04a5e5+b:o 04a5e5:nb 1e66f5:na,nf,lse df8e1d:nc,nk 1e66f5+b:nd fe640b:ne,ln 40a02b:ls d20f39@ccd0da:gd +i:ge 40a02b@ccd0da:gi +b:gs fe640b+b:gh
catppuccin-macchiato 24273a cad3f5 ed8796:e,kt 6e738d+i:c c6a0f6:k,nt 8bd5ca:kn 91d7e3+b:o 91d7e3:nb 8aadf4:na,nf,lse eed49f:nc,nk 8aadf4+b:nd f5a97f:ne,ln a6da95:ls ed8796@363a4f:gd +i:ge a6da95@363a4f:gi +b:gs f5a97f+b:gh
catppuccin-mocha 1e1e2e cdd6f4 f38ba8:e,kt 6c7086+i:c cba6f7:k,nt 94e2d5:kn 89dceb+b:o 89dceb:nb 89b4fa:na,nf,lse f9e2af:nc,nk 89b4fa+b:nd fab387:ne,ln a6e3a1:ls f38ba8@313244:gd +i:ge a6e3a1@313244:gi +b:gs fab387+b:gh
colorful ffffff - ff0000@ffaaaa:e 888888:c 557799:cp 008800+b:k 333399:kt 333333:o 007020:nb 007700:nt 0000cc:na bb0066+b:nc 003366+b:nk 555555+b:nd ff0000+b:ne 0066bb+b:nf 6600ee+b:ln @fff0f0:ls 666666+b:lse a00000:gd +i:ge 00a000:gi +b:gs 800080+b:gh
darcula 2b2b2b a9b7c6 ff6b68:e 808080:c bbb529:cp,nd cc7832:k,lse,gd e8bf6a:nt 9876aa:na,nk ffc66d:nf 6897bb:ln 6a8759:ls,gi +i:ge +b:gs,gh
doom-one 282c34 b0c4de 8a93a5+i:c c678dd:k ef8383:kt,nb c7bf54:o c1abea:n e06c75:nt b3d23c:na 76a9f9:nc b756ff+b:nk e5c07b:nd fd7474+b:ne 00b1f7:nf 98c379:l d19a66:ln d26464+b:lse +i:ge a6e22e:gi +b:gs a2cbff:gh
doom-one2 282c34 b0c4de 8a93a5+i:c 76a9f9:k,nt e5c07b:kt,nb,nd 54b1c7:o abb2bf:p aa89ea:n cebc3a:na ca72ff:nc +b:nk,gs fd7474+b:ne 00b1f7:nf 98c379:l d19a66:ln d26464+b:lse +i:ge a6e22e:gi a2cbff:gh
dracula 282a36 f8f8f2 6272a4:c ff79c6:cp,k,o,nt 8be9fd:kt 8be9fd+i:nb 50fa7b:na,nc,nf bd93f9:ln f1fa8c:ls ff5555:gd +u:ge 50fa7b+b:gi +b:gh
emacs f8f8f8 - 008800+i:c -i:cp aa22ff+b:k 00bb00:kt 666666:o,ln aa22ff:nb,nd 008000+b:nt bb4444:na,ls 0000ff:nc 880000:nk d2413a+b:ne 00a000:nf,gi bb6622+b:lse a00000:gd +i:ge +b:gs 800080+b:gh
evergarden 252b2e d6cbb4 859289+i:c e67e80-i:cp e67e80:k,ne dbbc7f:kt 7a8478:o,nt d699b6:nb,nk,ln d699b6+b:na b2c98f:nf,ls 252b2e@e67e80:gd 6e8585:ge 252b2e@b2c98f:gi b2c98f+b:gh
friendly f0f0f0 - 60a0b0+i:c 007020-i:cp 007020+b:k 902000-b:kt 666666:o 007020:nb,ne 062873+b:nt 4070a0:na,ls 0e84b5+b:nc 60add5:nk 555555+b:nd 06287e:nf 40a070:ln +b:lse,gs a00000:gd +i:ge 00a000:gi 800080+b:gh
fruity 111111 ffffff 008800@0f140f+i:c ff0007+b:cp fb660a+b:k,nt cdcaa9:kt ff0086+b:na,nf 0086d2:nk,ls 0086f7+b:ln +b:gh
github f7f7f7 - f6f8fa@82071e:e 57606a:c cf222e:k 0550ae:o,nt,nk,nd,ln 1f2328:p,na,nc,no,ge 6639ba:nb,nf 0a3069:ls 82071e@ffebe9:gd 116329@dafbe1:gi
github-dark 0d1117 e6edf3 f85149:e 8b949e+i:c +b:cp,gs ff7b72:k ff7b72+b:o 7ee787:nt f0883e+b:nc,ne 79c0ff+b:nk d2a8ff+b:nd,nf a5d6ff:l 79c0ff:ld,lse,gh ffa198@490202:gd +i:ge 56d364@0f5323:gi
gruvbox 282828 ebdbb2 928374+i:c 8ec07c-i:cp fe8019:k,o fabd2f:kt,nb,nf fb4934:nt,ne b8bb26+b:na,gh d3869b:nk,ln b8bb26:ls 282828@fb4934:gd 83a598+u:ge 282828@b8bb26:gi
gruvbox-light fbf1c7 3c3836 928374+i:c 427b58-i:cp af3a03:k,o b57614:kt,nb,nf 9d0006:nt 79740e+b:na,gh d3869b:nk fb4934:ne 8f3f71:ln 79740e:ls 282828@9d0006:gd 076678+u:ge 282828@79740e:gi
hr_high_contrast - 000000 5a8349:c 467faf:k e4e400:o ffffff:n,ln a87662:ls
hrdark - 1d2432 828b96+i:c ff636f:k,o 58a1dd:n a6be9d:l
igor ffffff - ff0000+i:c 0000ff:k 007575:nc cc00a3:nd c34e00:nf 009c00:ls
kanagawa-dragon 181616 c5c9c5 e82424:e 737c73+i:c c4746e:cp,nb,lse 8992a7:k c4b28a:kn,na 8ea4a2:kt,nc c4746e+b:o 8ba4b0:nt,nf b6927b:nk,ne b6927b+b:nd a292a3:ln 8a9a7b:ls c34043@43242b:gd +i:ge 76946a@2b3328:gi +b:gs 8ba4b0+b:gh
kanagawa-lotus f2ecbc 545464 e82424:e 8a8980+i:c c84053:cp,nb 624c83:k 77713f:kn,na 597b75:kt,nc 836f4a+b:o 4d699b:nt,nf cc6d00:nk,ne cc6d00+b:nd b35b79:ln 6f894e:ls 836f4a:lse d7474b@d9a594:gd +i:ge 6e915f@b7d0ae:gi +b:gs 4d699b+b:gh
kanagawa-wave 1f1f28 dcd7ba e82424:e 727169+i:c e46876:cp,nb 957fb8:k e6c384:kn,na 7aa89f:kt,nc c0a36e+b:o 7e9cd8:nt,nf ffa066:nk,ne ffa066+b:nd d27e99:ln 98bb6c:ls c0a36e:lse c34043@43242b:gd +i:ge 76946a@2b3328:gi +b:gs 7e9cd8+b:gh
lovelace ffffff - @a848a8:e 888888+i:c 289870-i:cp 2838b0:k,nt +i:kt,ge 666666:o 888888:p 388038:nb,na,gi 287088:nc,nd b85820:nk 908828:ne 785840:nf 444444:ln,gh b83838:ls 709030:lse c02828:gd +b:gs
manni f0f3f3 - aa0000@ffaaaa:e 0099ff+i:c 009999-i:cp 006699+b:k 007788:kt 555555:o 336666:nb 330099+b:nt 330099:na 00aa88+b:nc 336600:nk 9999ff:nd cc0000+b:ne cc00ff:nf ff6600:ln cc3300:ls +b:lse,gs @ffcccc:gd +i:ge @ccffcc:gi 003300+b:gh
modus-operandi ffffff 000000 505050:c 5317ac:k 005a5f:kt 00538b:o 8f0075:nb 721045:nf 0000c0:l 2544bb:ls
modus-vivendi 000000 ffffff a8a8a8:c b6a0ff:k 6ae4b9:kt 00d3d0:o f78fe7:nb feacd0:nf 00bcff:l 79a8ff:ls
monokai 272822 f8f8f2 960050@1e0010:e 75715e:c,gh 66d9ef:k,nk f92672:kn,o,nt,gd a6e22e:na,nc,nd,ne,nf,no,gi ae81ff:l,lse e6db74:ld,ls +i:ge +b:gs
monokailight fafafa 272822 960050@1e0010:e 75715e:c 00a8c8:k,nk f92672:kn,o,nt 111111:p,n 75af00:na,nc,nd,ne,nf,no ae81ff:l d88200:ld,ls 8045ff:lse +i:ge +b:gs
murphy ffffff - ff0000@ffaaaa:e 666666+i:c 557799-i:cp 228899+b:k 6666ff:kt 333333:o 007722:nb 007700:nt 000077:na ee99ee+b:nc 55eedd+b:nk,nf 555555+b:nd ff0000+b:ne 6600ee+b:ln @e0e0ff:ls 666666+b:lse a00000:gd +i:ge 00a000:gi +b:gs 800080+b:gh
native 202020 d0d0d0 a61717@e3d2d2:e 999999+i:c cd2828+b-i:cp 6ab825+b:k,nt 24909d:nb bbbbbb:na,ne 447fcf+u:nc 40ffff:nk ffa500:nd 447fcf:nf 3677a9:ln ed9d13:ls d22323:gd +i:ge 589819:gi +b:gs ffffff+u:gh
nord 2e3440 d8dee9 bf616a:e,ne,gd 616e87+i:c 5e81ac:cp 81a1c1+b:k -b:kt 81a1c1:o,nb,nt eceff4:p 8fbcbb:na,nc,nk d08770:nd 88c0d0:nf b48ead:ln a3be8c:ls,gi ebcb8b:lse +i:ge +b:gs 88c0d0+b:gh
nordic 242933 bbc3d4 c5727a:e,ne,gd 4c566a+i:c 5e81ac:cp,o,nb,nt d08770+b:k -b:kt eceff4:p 8fbcbb:na,nc,nk d08770:nd 88c0d0:nf b48ead:ln a3be8c:ls,gi ebcb8b:lse +i:ge +b:gs 88c0d0+b:gh
onedark 282c34 abb2bf 7f848e:c c678dd:k e5c07b:kt,nb,nc 56b6c2:o e06c75:n,gd 61afef:nd 61afef+b:nf d19a66:ln 98c379:ls 98c379+b:gi
onesenterprise - 000000 008000:c 963200:cp ff0000:k,o,p 0000ff:n
paraiso-dark 2f1e2e e7e9db ef6155:e,nk,ne,gd 776e71:c 815ba4:k 5bc4bf:kn,o,nt,nd fec418:kt,nc 06b6ef:na,nf,no f99b15:l,lse 48b685:ld,ls,gi +i:ge +b:gs 5bc4bf+b:gh
paraiso-light e7e9db 2f1e2e ef6155:e,nk,ne,gd 8d8687:c 815ba4:k 5bc4bf:kn,o,nt,nd fec418:kt,nc 06b6ef:na,nf,no f99b15:l,lse 48b685:ld,ls,gi +i:ge +b:gs 5bc4bf+b:gh
pastie ffffff - a61717@e3d2d2:e 888888:c,kt cc0000+b:cp 008800+b:k 003388:nb bb0066+b:nt,nc,ne 336699:na 003366+b:nk 555555:nd 0066bb+b:nf 0000dd+b:ln dd2200@fff0f0:ls 0044dd:lse 000000@ffdddd:gd +i:ge 000000@ddffdd:gi +b:gs 666666:gh
perldoc eeeedd - a61717@e3d2d2:e 228b22:c 1e889b:cp 8b008b+b:k,nt 00688b:kt,nk 658b00:nb,na 008b45+b:nc,ne 707a7c:nd 008b45:nf b452cd:ln cd5555:ls aa0000:gd +i:ge 00aa00:gi +b:gs 800080+b:gh
pygments - - 408080+i:c bc7a00-i:cp 008000+b:k,nt b00040-b:kt 666666:o,ln 008000:nb 7d9029:na 0000ff+b:nc 880000:nk aa22ff:nd d2413a+b:ne 0000ff:nf ba2121:ls bb6622+b:lse a00000:gd +i:ge 00a000:gi +b:gs 800080+b:gh
rainbow_dash ffffff 4d4d4d ffffff@cc0000:e 0080ff+i:c -i:cp 2c5dcd+b:k,nt,gh 5918bb:kt 2c5dcd:o 5918bb+b:nb,ne,ln 2c5dcd+i:na +u:nc 318495:nk ff8000+b:nd,nf 00cc66:ls c5060b+b:lse @ffcccc:gd +i:ge @ccffcc:gi +b:gs
rose-pine 191724 e0def4 eb6f92:e,gd 6e6a86:c 31748f:k,ne,lse c4a7e7:kn,gh 908caa:o,p,nd ebbcba:n 9ccfd8:nc,gi f6c177:nk,l e0def4:no +i:ge +b:gs
rose-pine-dawn faf4ed 575279 b4637a:e,gd 9893a5:c 286983:k,ne,lse 907aa9:kn,gh 797593:o,p,nd d7827e:n 56949f:nc,gi ea9d34:nk,l 575279:no +i:ge +b:gs
rose-pine-moon 232136 e0def4 eb6f92:e,gd 6e6a86:c 3e8fb0:k,ne,lse c4a7e7:kn,gh 908caa:o,p,nd ea9a97:n 9ccfd8:nc,gi f6c177:nk,l e0def4:no +i:ge +b:gs
rpgle fafafa 272822 960050@1e0010:e 75715e:c 2e7d32:cp 00a8c8:k,nk 0000ff:kr f92672:kn,o,nt 800000:kt ff0000:p 111111:n 75af00:na,nc,nd,ne,nf,no ae81ff:l d88200:ld,ls 8045ff:lse +i:ge +b:gs
rrt 000000 f8f8f2 00ff00:c,gi e5e5e5:cp ff0000:k,gd ee82ee:kt 7fffd4:nk ffff00:nf ff6600:ln 87ceeb:ls +i:ge +b:gs 87ceeb+b:gh
solarized-dark 002b36 93a1a1 586e75:c 719e07:cp,k,o,gi 268bd2:kr,nt,nc,nd,nf,gh dc322f:kt,gd b58900:nb cb4b16:nk,ne,lse 2aa198:ln,ls +i:ge +b:gs
solarized-dark256 1c1c1c 8a8a8a 4e4e4e:c 5f8700:cp,k,gi 0087ff:kr,nb,nt,nc,nd,nf,gh d75f00:kn,nk af0000:kt,lse,gd af8700:ne 00afaf:ln,ls +i:ge +b:gs
solarized-light fdf6e3 586e75 93a1a1+i:c 859900:k dc322f+b:kn +b:kt,nt,ln 268bd2:n cb4b16:nb,nc 2aa198:l d33682:gd,ge,gi,gs,gh
swapoff 000000 e5e5e5 ff0000:e 007f7f:c,na 00ff00+b:cp ffffff+b:k,nb +b:nt,gs,gh ffff00+b:ln,ld 00ffff+b:ls
tango f8f8f8 - a40000:e,gd 8f5902+i:c 204a87+b:k,nt ce5c00+b:o 000000+b:p,gs 000000:n,l 204a87:nb c4a000:na 5c35cc+b:nd cc0000+b:ne 0000cf+b:ln 4e9a06:ls 000000+i:ge 00a000:gi 800080+b:gh
tokyonight-day e1e2e7 3760bf c64343:e a1a6c5+i:c 9854f1:k,nt 007197:kn 0db9d7:kt 587539+b:o 587539:nb,ls 2e7de9:na,nf,lse b15c00:nc,nk 2e7de9+b:nd 8c6c3e:ne,ln c64343@e9e9ed:gd +i:ge 587539@e9e9ed:gi +b:gs 8c6c3e+b:gh
tokyonight-moon 222436 c8d3f5 c53b53:e 444a73+i:c c099ff:k,nt 86e1fc:kn 4fd6be:kt c3e88d+b:o c3e88d:nb,ls 82aaff:na,nf,lse ff966c:nc,nk 82aaff+b:nd ffc777:ne,ln c53b53@1b1d2b:gd +i:ge c3e88d@1b1d2b:gi +b:gs ffc777+b:gh
tokyonight-night 1a1b26 c0caf5 db4b4b:e 414868+i:c bb9af7:k,nt 7dcfff:kn 41a6b5:kt 9ece6a+b:o 9ece6a:nb,ls 7aa2f7:na,nf,lse ff9e64:nc,nk 7aa2f7+b:nd e0af68:ne,ln db4b4b@15161e:gd +i:ge 9ece6a@15161e:gi +b:gs e0af68+b:gh
tokyonight-storm 1a1b26 c0caf5 db4b4b:e 414868+i:c bb9af7:k,nt 7dcfff:kn 41a6b5:kt 9ece6a+b:o 9ece6a:nb,ls 7aa2f7:na,nf,lse ff9e64:nc,nk 7aa2f7+b:nd e0af68:ne,ln db4b4b@15161e:gd +i:ge 9ece6a@15161e:gi +b:gs e0af68+b:gh
trac ffffff - a61717@e3d2d2:e 999988+i:c 999999+b-i:cp +b:k,o,gs 445588:kt 999999:nb 000080:nt 008080:na,nk 445588+b:nc 990000+b:ne,nf 009999:ln bb8844:ls 000000@ffdddd:gd +i:ge 000000@ddffdd:gi aaaaaa:gh
vim 000000 cccccc 000080:c cdcd00:k cd00cd:kn,nb,ln 00cd00:kt,gi 3399cc:o 00cdcd:nc 666699+b:ne cd0000:ls,gd +i:ge +b:gs 800080+b:gh
vs ffffff - 008000:c 0000ff:cp,k 2b91af:kt,nc a31515:ls +i:ge +b:gs,gh
vulcan 282c34 c9c9c9 cf5967:e,ne,gd 3e4460:c 7fbaf5:cp,k,nb bc74c4:kn,o,nt,na 57c7ff+b:kt 56b6c2:p,ln,lse ecbe7b:nc,nk,nd,gi 57c7ff:nf,ld 82cc6a:ls +u:ge cf5967+b:gs cf5967+i:gh
witchhazel 433e56 f8f8f2 960050@1e0010:e b0bec5:c c2ffdf:k ffb8d1:kn,o,nt ceb1ff:na,nc,nd,ne,nf c5a3ff:nk,ln ae81ff:l e6db74:ld 1bc5e0:ls f92672:gd +i:ge a6e22e:gi +b:gs 75715e:gh
xcode ffffff - 000000:e,o,n 177500:c 633820:cp a90d91:k,nb 836c28:na 3f6e75:nc 1c01ce:l c41a16:ls
xcode-dark 1f1f24 ffffff 960050:e 6c7986:c fd8f3f:cp fc5fa3:k d0a8ff:nb 5dd8ff:nc 41a1c0:nf d0bf69:ln fc6a5d:ls
`;
}
