using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

internal sealed record StateProcess
{
    public required int Pid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Ppid { get; init; }

    public required string Name { get; init; }

    public required string Username { get; init; }

    public required string Status { get; init; }

    public required string CreateTime { get; init; }

    public required double CpuPercent { get; init; }

    public required float MemoryPercent { get; init; }

    public required StateMemoryInfo MemoryInfo { get; init; }

    public required IReadOnlyList<string> Cmdline { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cwd { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Environment { get; init; }

    public required int NumThreads { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StateOpenFile>? OpenFiles { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StateConnection>? Connections { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StateIoCounters? IoCounters { get; init; }

    public required bool IsLlmRelated { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StateProcessExtra? Extra { get; init; }
}
