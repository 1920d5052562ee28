namespace Vedette.Storage.Control;

/// <summary>A one-time invitation for an agent, as stored.</summary>
public sealed record EnrolmentToken
{
    public required int Id { get; init; }

    /// <summary>The name the agent will get; null = its hostname.</summary>
    public string? Name { get; init; }

    /// <summary>The site that the agent will watch; null = none.</summary>
    public int? SiteId { get; init; }

    public required long CreatedAtMs { get; init; }

    public required long ExpiresAtMs { get; init; }

    /// <summary>The agent that used it; null while unused.</summary>
    public int? AgentId { get; init; }

    public string? AgentName { get; init; }
}
