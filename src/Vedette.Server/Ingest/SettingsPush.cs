using Vedette.Protocol.Messages;
using Vedette.Server.Settings;

namespace Vedette.Server.Ingest;

/// <summary>Tells every connected agent at once when an administrator changes the agents' settings; the others hear of it at their next handshake.</summary>
internal sealed class SettingsPush(AgentSettingsSource settings, SessionRegistry sessions, TimeProvider clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        settings.Subscribe(Push);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Push(AgentSettings changed)
    {
        var update = new UpdateConfigRequest { NewConfig = changed.ToMessage(), ConfigVersionId = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString() };
        foreach (AgentSession session in sessions.All)
        {
            session.Post(new MessageToAgent { UpdateConfigRequest = update });
        }
    }
}
