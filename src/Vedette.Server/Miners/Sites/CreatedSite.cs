using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Vedette.Server.Miners.Sites;

/// <summary>A new site, and where it was asked for, the invitation for its agent.</summary>
internal sealed record CreatedSite : SiteView
{
    [SetsRequiredMembers]
    public CreatedSite(SiteView site) : base(site)
    {
    }

    /// <summary>Shown this once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    /// <summary>The line to paste on the agent's host.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Command { get; init; }
}
