namespace Vedette.Agent;

/// <summary>Held while an agent runs on a state directory; two on one spool would undo each other's work. The system lets go of it when the process ends, however it ends.</summary>
internal sealed class InstanceLock : IDisposable
{
    private readonly FileStream _file;

    private InstanceLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Null where another process holds it.</summary>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written.</exception>
    public static InstanceLock? TryTake(StateDirectory state)
    {
        try
        {
            return new InstanceLock(new FileStream(Path.Join(state.Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
