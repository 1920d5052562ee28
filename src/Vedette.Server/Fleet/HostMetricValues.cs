using System.Text.Json.Serialization;

namespace Vedette.Server.Fleet;

/// <summary>The host gauges of a reply, written as one object with a field for each of <see cref="Model.Hosts.HostMetrics.All"/>.</summary>
/// <param name="Values">In that order; null = not known.</param>
[JsonConverter(typeof(HostMetricValuesConverter))]
internal sealed record HostMetricValues(IReadOnlyList<double?> Values);
