using System.Text.Json;
using Vedette.Server.Enrolment;

namespace Vedette.Server.Document1;

/// <summary>Vedette hands out no tasks, so the originals' limits and preferences are accepted and have no effect.</summary>
internal sealed record RegisterRequest
{
    public string? AgentUid { get; init; }

    public string? DisplayName { get; init; }

    public JsonElement? Hardware { get; init; }

    public JsonElement? HardwareInfo { get; init; }

    public JsonElement? Limits { get; init; }

    public JsonElement? Preferences { get; init; }

    public ConsentReport? Consent { get; init; }
}
