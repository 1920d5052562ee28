using System.Text.Json;

namespace Vedette.Server.Errors;

/// <summary>Says what is wrong with a JSON body by field, without the names of our types.</summary>
internal static class JsonProblem
{
    public static string Describe(JsonException error)
    {
        string? missing = MissingFields(error.Message);
        if (missing is not null)
        {
            return $"The body lacks {missing}.";
        }

        string field = error.Path is null or "$" ? "" : error.Path.StartsWith("$.", StringComparison.Ordinal) ? error.Path[2..] : error.Path;
        string place = error.LineNumber is long line ? $" (line {line + 1}, byte {error.BytePositionInLine + 1})" : "";
        return field.Length == 0 ? $"The body is not the JSON expected here{place}." : $"The field '{field}' has a value that does not fit{place}.";
    }

    // The serializer names the fields only in its sentence: "... was missing required properties including: 'a', 'b'."
    private static string? MissingFields(string sentence)
    {
        const string Marker = "including: ";
        int start = sentence.IndexOf(Marker, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = sentence.AsSpan(start + Marker.Length);
        int end = rest.LastIndexOf('\'');
        return end < 0 ? null : rest[..(end + 1)].ToString();
    }
}
