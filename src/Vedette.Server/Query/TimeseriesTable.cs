using Vedette.Model.Hosts;

namespace Vedette.Server.Query;

/// <summary>The answer as columns: row r of field f is at [f][r]; NaN = no value in that row.</summary>
/// <param name="Minimum">Null where the samples are raw.</param>
internal sealed record TimeseriesTable(
    IReadOnlyList<HostMetric> Fields, long[] TimestampsMs, double[][] Average, double[][]? Minimum, double[][]? Maximum)
{
    public int Rows => TimestampsMs.Length;
}
