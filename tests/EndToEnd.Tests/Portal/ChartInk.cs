using System.Text.Json;

namespace Vedette.EndToEnd.Tests.Portal;

/// <summary>What is really drawn on a chart: read from its canvas, pixel by pixel.</summary>
/// <param name="Colours">How many different colours there are.</param>
/// <param name="Width">Of the canvas, in its own pixels.</param>
/// <param name="PlotTop">Where the plot begins and ends, in the canvas' pixels.</param>
/// <param name="SeriesRows">For each column the row in the middle of the first series' pixels, or -1.</param>
internal sealed record ChartInk(int Colours, int Width, double PlotTop, double PlotHeight, int[] SeriesRows)
{
    // Half of a thin line's pixels are mixed with what lies behind it.
    private const string Read = """
        (figure) => {
          const canvas = figure.querySelector('canvas');
          const plot = figure.querySelector('.u-over').getBoundingClientRect();
          const box = canvas.getBoundingClientRect();
          const scale = canvas.width / box.width;
          const wanted = getComputedStyle(figure.querySelector('figcaption li span')).borderTopColor.match(/\d+/g).map(Number);
          // Read from a copy: reading the chart's own canvas again and again would change how the browser draws it.
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const { data, width, height } = copy.getImageData(0, 0, canvas.width, canvas.height);
          const colours = new Set();
          const sums = new Array(width).fill(0), counts = new Array(width).fill(0);
          for (let y = 0; y < height; y++) {
            for (let x = 0; x < width; x++) {
              const at = (y * width + x) * 4;
              if (data[at + 3] === 0) continue;
              colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
              const far = Math.hypot(data[at] - wanted[0], data[at + 1] - wanted[1], data[at + 2] - wanted[2]);
              if (data[at + 3] > 100 && far < 60) { sums[x] += y; counts[x]++; }
            }
          }
          return {
            colours: colours.size, width,
            plotTop: (plot.top - box.top) * scale, plotHeight: plot.height * scale,
            seriesRows: sums.map((sum, x) => counts[x] === 0 ? -1 : Math.round(sum / counts[x])),
          };
        }
        """;

    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public static async Task<ChartInk> ReadAsync(WatchedPage page, string chart)
    {
        JsonElement? read = await page.Locator($"[data-testid=chart-{chart}]").EvaluateAsync(Read);
        return read!.Value.Deserialize<ChartInk>(Camel)!;
    }

    /// <summary>The share of the columns between two places of the width (0 to 1) that the series runs through.</summary>
    public double Coverage(double from, double to)
    {
        int first = (int)Math.Ceiling(from * Width);
        int last = (int)Math.Floor(to * Width);
        return last <= first ? 0 : SeriesRows[first..last].Count(row => row >= 0) / (double)(last - first);
    }

    /// <summary>How high above the bottom of the plot the series ends on the right, as a share of the plot's height; NaN where nothing is drawn.</summary>
    public double LastHeight => HasSeries ? 1 - ((SeriesRows.Last(row => row >= 0) - PlotTop) / PlotHeight) : double.NaN;

    public bool HasSeries => SeriesRows.Any(row => row >= 0);
}
