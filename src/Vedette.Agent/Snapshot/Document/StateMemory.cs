using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>"gb" means GiB.</summary>
internal sealed record StateMemory(
    double TotalGb,
    double AvailableGb,
    double UsedGb,
    double FreeGb,
    double Percent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double SwapTotalGb,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double SwapUsedGb,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double SwapPercent);
