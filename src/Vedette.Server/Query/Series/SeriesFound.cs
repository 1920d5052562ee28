namespace Vedette.Server.Query.Series;

/// <param name="Series">By their labels.</param>
/// <param name="Truncated">More matched than the limit.</param>
internal sealed record SeriesFound(IReadOnlyList<SeriesBuckets> Series, bool Truncated);
