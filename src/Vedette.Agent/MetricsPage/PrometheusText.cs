using System.Globalization;
using System.Text;
using Vedette.Model.Series;

namespace Vedette.Agent.MetricsPage;

/// <summary>
/// Prometheus' text format 0.0.4. The samples of a metric stand together under its type; names are made fit, values escaped. There are no timestamps: a scrape is of now, as node_exporter's is.
/// </summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static byte[] Write(LastCycle? cycle)
    {
        var text = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IGrouping<string, (Labels Series, double Value)> metric in (cycle?.Samples ?? []).GroupBy(s => Name(s.Series.MetricName, colons: true), StringComparer.Ordinal))
        {
            // Prometheus' own rule of naming: only counters end so.
            string type = metric.Key.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge";
            text.Append("# HELP ").Append(metric.Key).Append(" Measured by vedette-agent.\n# TYPE ").Append(metric.Key).Append(' ').Append(type).Append('\n');
            foreach ((Labels series, double value) in metric)
            {
                string name = metric.Key + LabelsOf(series);
                // A scrape with a series that stands twice would be refused as a whole.
                if (seen.Add(name))
                {
                    text.Append(name).Append(' ').Append(Number(value)).Append('\n');
                }
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Letters, digits and underscores, not a digit first; metrics may have colons.</summary>
    public static string Name(string name, bool colons)
    {
        string fit = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' || (colons && c == ':') ? c : '_'));
        return fit.Length == 0 || char.IsAsciiDigit(fit[0]) ? "_" + fit : fit;
    }

    private static string LabelsOf(Labels series)
    {
        var text = new StringBuilder();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Label label in series)
        {
            string name = Name(label.Name, colons: false);
            if (label.Name == Labels.MetricNameLabel || !names.Add(name))
            {
                continue;
            }

            text.Append(text.Length == 0 ? '{' : ',').Append(name).Append("=\"").Append(Escaped(label.Value)).Append('"');
        }

        return text.Length == 0 ? "" : text.Append('}').ToString();
    }

    private static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
