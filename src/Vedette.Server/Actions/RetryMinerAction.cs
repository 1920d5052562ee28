using System.Text.Json.Serialization;

namespace Vedette.Server.Actions;

/// <param name="IncludeUnknown">Also those of which it is not known whether they were done.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RetryMinerAction(string Reason, bool IncludeUnknown = false, string? Confirm = null);
