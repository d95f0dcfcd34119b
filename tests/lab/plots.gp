# The lab's plots as SVG, from the data in the folder. Usage: gnuplot -e "folder='DIR'" plots.gp
set terminal svg size 900,460 font "sans,13" background "white"
set datafile separator "\t"
set style data lines
set grid back lc rgb "#dddddd"
set key outside top center horizontal autotitle columnhead
set border 3
set tics nomirror

set output folder."/times.svg"
set title "Gaps covered within so many minutes"
set xlabel "minutes after the gap was opened"
set ylabel "per cent of same-day gaps"
set xrange [0:120]
set yrange [0:100]
plot for [column = 2:*] folder."/times.tsv" using 1:column lw 3

set output folder."/shares.svg"
set title "By whom"
unset xlabel
set xrange [*:*]
set style data histograms
set style histogram rowstacked
set style fill solid 0.85 border -1
set boxwidth 0.6
plot for [column = 2:7] folder."/shares.tsv" using column:xtic(1)

set output folder."/contacts.svg"
set title "People asked for one gap"
set ylabel "people"
set yrange [0:*]
set style histogram clustered
unset key
plot folder."/shares.tsv" using 8:xtic(1) lc rgb "#4477aa"
