using System.Text;

namespace Vedette.Collectors.Hardware;

/// <summary>
/// os-release(5): assignments as a shell reads them. Values may stand in single quotes (taken as they are) or double quotes (a backslash protects <c>$ " \ `</c>);
/// lines that start with a hash are comments; a name that comes again wins.
/// </summary>
internal static class OsReleaseParser
{
    public static OsRelease Parse(ReadOnlySpan<byte> text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.TrimEntries))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#')
            {
                values[line[..equals]] = Unquote(line[(equals + 1)..]);
            }
        }

        // A rolling distribution has no VERSION_ID; Arch says BUILD_ID=rolling.
        return new OsRelease(Known(values, "NAME"), Known(values, "VERSION_ID") ?? Known(values, "BUILD_ID"), Known(values, "ID"));
    }

    private static string? Known(Dictionary<string, string> values, string name) =>
        values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    private static string Unquote(string value)
    {
        var plain = new StringBuilder(value.Length);
        char quote = '\0';
        for (int i = 0; i < value.Length; i++)
        {
            char character = value[i];
            if (character == '\\' && quote != '\'' && i + 1 < value.Length && (quote == '\0' || value[i + 1] is '$' or '"' or '\\' or '`'))
            {
                plain.Append(value[++i]);
            }
            else if (quote == '\0' && character is ('"' or '\''))
            {
                quote = character;
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else
            {
                plain.Append(character);
            }
        }

        return plain.ToString().Trim();
    }
}
