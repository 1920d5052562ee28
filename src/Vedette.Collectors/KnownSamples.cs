using Vedette.Model.Series;

namespace Vedette.Collectors;

internal static class KnownSamples
{
    /// <summary>Adds the value where there is one: unknown is never zero.</summary>
    public static void AddKnown(this ISampleSink sink, Labels series, double? value)
    {
        if (value is { } known)
        {
            sink.Add(series, known);
        }
    }
}
