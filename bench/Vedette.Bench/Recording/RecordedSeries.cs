using Vedette.Model.Series;

namespace Vedette.Bench.Recording;

/// <summary>A series of the recording, without the labels that tell hosts apart.</summary>
internal sealed record RecordedSeries(string Metric, IReadOnlyList<Label> Labels)
{
    public static RecordedSeries Parse(string text)
    {
        int brace = text.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0)
        {
            return new RecordedSeries(text, []);
        }

        var labels = new List<Label>();
        ReadOnlySpan<char> rest = text.AsSpan(brace + 1);
        while (rest[0] != '}')
        {
            int equals = rest.IndexOf('=');
            string name = rest[..equals].ToString();
            rest = rest[(equals + 2)..];
            int end = 0;
            while (rest[end] != '"')
            {
                end += rest[end] == '\\' ? 2 : 1;
            }

            labels.Add(new Label(name, rest[..end].ToString().Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)));
            rest = rest[(end + 1)..];
            if (rest[0] == ',')
            {
                rest = rest[1..];
            }
        }

        return new RecordedSeries(text[..brace], labels);
    }
}
