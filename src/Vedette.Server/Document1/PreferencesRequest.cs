using System.Text.Json;

namespace Vedette.Server.Document1;

internal sealed record PreferencesRequest(string? AgentUid = null, JsonElement? Preferences = null);
