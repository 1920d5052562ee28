using System.Globalization;

namespace Vedette.Collectors.Llm.ModelFiles;

/// <summary>
/// Reads the beginning of model files that processes hold: beside the collection cycle, because such files lie on network shares too. Each file is read once for each process.
/// The lens says which (<see cref="Wanted"/>) and takes what is known (<see cref="Known"/>); both are replaced as a whole.
/// </summary>
internal sealed class ModelFileReader(HostFiles files) : IBackgroundReader
{
    /// <summary>The pairs before the tokenizer take some kilobytes; a large vocabulary is behind them.</summary>
    private const int MostHeaderBytes = 1024 * 1024;

    private const int MostConfigBytes = 256 * 1024;
    private const int MostFiles = 64;

    private readonly Dictionary<HeldModelFile, ModelHeader?> _read = [];
    private IReadOnlyList<HeldModelFile> _wanted = [];
    private Dictionary<(string ProcessKey, string Path), ModelHeader> _known = [];

    public string Name => "llm-files";

    public TimeSpan Interval => TimeSpan.FromSeconds(15);

    public IReadOnlyList<HeldModelFile> Wanted
    {
        set => Volatile.Write(ref _wanted, value);
    }

    public ModelHeader? Known(string processKey, string path) => Volatile.Read(ref _known).GetValueOrDefault((processKey, path));

    public Task ReadAsync(CancellationToken stop)
    {
        HashSet<HeldModelFile> wanted = [.. Volatile.Read(ref _wanted).Take(MostFiles)];
        foreach (HeldModelFile gone in _read.Keys.Where(k => !wanted.Contains(k)).ToArray())
        {
            _read.Remove(gone);
        }

        foreach (HeldModelFile file in wanted)
        {
            stop.ThrowIfCancellationRequested();
            if (!_read.ContainsKey(file))
            {
                _read[file] = Read(file);
            }
        }

        Volatile.Write(ref _known, _read.Where(p => p.Value is not null).ToDictionary(p => (p.Key.ProcessKey, p.Key.Path), p => p.Value!));
        return Task.CompletedTask;
    }

    private ModelHeader? Read(HeldModelFile file)
    {
        if (file.Path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase))
        {
            string config = Path.Join(Path.GetDirectoryName(file.Path), "config.json");
            return TryReadStart(file with { Path = config }, MostConfigBytes) is { } text ? ModelConfigReader.Read(text) : null;
        }

        return TryReadStart(file, MostHeaderBytes) is { } bytes ? GgufReader.Read(bytes) : null;
    }

    private byte[]? TryReadStart(HeldModelFile file, int maxBytes)
    {
        string root = files.Proc(file.Pid.ToString(CultureInfo.InvariantCulture) + "/root");
        byte[]? bytes = NonBlockingFile.TryReadStart(Path.Join(root, file.Path), maxBytes);
        return bytes ?? (file.InContainer ? null : NonBlockingFile.TryReadStart(files.Root(file.Path), maxBytes));
    }
}
