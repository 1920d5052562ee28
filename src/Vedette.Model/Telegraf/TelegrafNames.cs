using System.Text;
using Vedette.Model.Scrubbing;

namespace Vedette.Model.Telegraf;

/// <summary>
/// Names as Telegraf's own prometheus output makes them, so that dashboards written for it fit: <c>measurement_field</c>; a character outside Prometheus' alphabet becomes an underscore, and
/// none stands at the ends of a name that was changed. The same names for what a Telegraf sends to the server and for what the agent's own Telegraf prints.
/// </summary>
public static class TelegrafNames
{
    /// <summary>What Telegraf calls the measurement of everything it scraped; the field is then the whole name.</summary>
    private const string Scraped = "prometheus";

    /// <param name="alone">The point has this field only: the fields <c>counter</c> and <c>gauge</c> are then a scraped metric of that kind, and the measurement is its name.</param>
    /// <returns>Null where nothing of the name is left.</returns>
    public static string? Metric(string measurement, string field, bool alone)
    {
        string name = field switch
        {
            _ when measurement == Scraped => field,
            "value" => measurement,
            "counter" or "gauge" when alone => measurement,
            _ => $"{measurement}_{field}",
        };
        return Sanitise(name, colons: true);
    }

    /// <returns>Null where nothing of the name is left.</returns>
    public static string? Label(string tag) => Sanitise(tag, colons: false);

    private static string? Sanitise(string name, bool colons)
    {
        if (IsValid(name, colons))
        {
            return name;
        }

        // A name that is none may be anything, an address with a password too.
        name = SecretScrubber.ScrubText(name);
        var safe = new StringBuilder(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool allowed = rune.IsAscii && IsAllowed((char)rune.Value, safe.Length == 0, colons);
            if (allowed || safe.Length > 0)
            {
                safe.Append(allowed ? (char)rune.Value : '_');
            }
        }

        string trimmed = safe.ToString().Trim('_');
        return trimmed.Length == 0 ? null : IsValid(trimmed, colons) ? trimmed : "_" + trimmed;
    }

    private static bool IsValid(string name, bool colons)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (!IsAllowed(name[i], i == 0, colons))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsAllowed(char c, bool first, bool colons) => char.IsAsciiLetter(c) || c == '_' || (c == ':' && colons) || (!first && char.IsAsciiDigit(c));
}
