namespace Vedette.Agent.Configuration;

/// <summary>A Telegraf that the agent starts and reads.</summary>
internal sealed record TelegrafSettings
{
    /// <summary>Null = none is started.</summary>
    public string? Binary { get; init; }

    /// <summary>Further configuration of the owner, handed on as Telegraf's --config-directory.</summary>
    public string? ConfigDirectory { get; init; }
}
