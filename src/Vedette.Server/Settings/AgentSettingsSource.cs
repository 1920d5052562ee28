using System.Text.Json;
using Vedette.Storage.Control;

namespace Vedette.Server.Settings;

/// <summary>The agents' settings in force, in memory over the store.</summary>
internal sealed class AgentSettingsSource(ISettingsStore store, DefaultAgentSettings defaults, TimeProvider clock) : IHostedLifecycleService
{
    private const string Name = "agent-config";

    private AgentSettings _current = defaults.Settings;
    private Action<AgentSettings>? _changed;

    public AgentSettings Current => Volatile.Read(ref _current);

    /// <summary>Calls <paramref name="changed"/> after each change; it must be quick and must not throw.</summary>
    public void Subscribe(Action<AgentSettings> changed) => _changed += changed;

    public async Task ReplaceAsync(AgentSettings settings, CancellationToken stop)
    {
        await store.WriteAsync(Name, JsonSerializer.Serialize(settings), clock.GetUtcNow().ToUnixTimeMilliseconds(), stop);
        Volatile.Write(ref _current, settings);
        _changed?.Invoke(settings);
    }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(Name, cancellationToken) is string json && JsonSerializer.Deserialize<AgentSettings>(json) is AgentSettings stored)
        {
            Volatile.Write(ref _current, stored);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
