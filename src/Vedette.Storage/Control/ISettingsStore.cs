namespace Vedette.Storage.Control;

/// <summary>Settings of the whole server, each one JSON document under a name.</summary>
public interface ISettingsStore
{
    ValueTask<string?> ReadAsync(string name, CancellationToken stop);

    ValueTask WriteAsync(string name, string json, long atMs, CancellationToken stop);
}
