using Vedette.Server.Miners.Rows;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Sites;

/// <summary>A site in a reply.</summary>
internal record SiteView
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    public required string TimeZone { get; init; }

    public required long CreatedAt { get; init; }

    public required IReadOnlyList<SiteAgentView> Agents { get; init; }

    public required MinersSummary Summary { get; init; }

    public static SiteView Of(Site site, IReadOnlyList<SiteAgentView> agents, MinersSummary summary) => new()
    {
        Id = site.Id,
        Name = site.Name,
        Description = site.Description,
        Location = site.Location,
        TimeZone = site.TimeZone,
        CreatedAt = site.CreatedAtMs,
        Agents = agents,
        Summary = summary,
    };
}
