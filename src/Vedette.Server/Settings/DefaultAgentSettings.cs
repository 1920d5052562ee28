namespace Vedette.Server.Settings;

/// <summary>What agents are told until an administrator stores something else.</summary>
internal sealed record DefaultAgentSettings(AgentSettings Settings)
{
    public static readonly DefaultAgentSettings Standard = new(new AgentSettings());

    /// <summary>Each measurement is uploaded when it is made: a page is as fresh as its host.</summary>
    public static DefaultAgentSettings Every(TimeSpan interval)
    {
        int seconds = (int)interval.TotalSeconds;
        return new DefaultAgentSettings(new AgentSettings { MetricsCollectIntervalSeconds = seconds, MetricsUploadIntervalSeconds = seconds });
    }
}
