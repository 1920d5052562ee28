namespace Vedette.Server.Query.Series;

/// <summary>The shape of <c>/api/series</c>; <see cref="SeriesJson"/> writes it without making one of these, which would be many times larger.</summary>
/// <param name="Truncated">More series matched than the limit; which ones are left out is not defined.</param>
internal sealed record SeriesReply(DateTime Start, DateTime End, double StepSeconds, IReadOnlyList<SeriesLine> Series, bool Truncated);
