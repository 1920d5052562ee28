namespace Vedette.Collectors.Llm.Api;

/// <summary>The samples of one name: an engine with several ranks or models writes several.</summary>
internal sealed record MetricTotal(double Sum, double Highest)
{
    public MetricTotal With(double value) => new(Sum + value, Math.Max(Highest, value));
}
