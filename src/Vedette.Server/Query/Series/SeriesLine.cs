namespace Vedette.Server.Query.Series;

/// <param name="Labels">The name among them, as <c>__name__</c>.</param>
/// <param name="Points">Each <c>[unix_ms, value, min, max]</c>; the values are null where no sample is in the bucket.</param>
internal sealed record SeriesLine(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<IReadOnlyList<double?>> Points);
