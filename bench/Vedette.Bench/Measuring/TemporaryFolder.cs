namespace Vedette.Bench.Measuring;

/// <summary>A new empty folder that is deleted with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("vedette-bench-").FullName;

    public string File(string name) => System.IO.Path.Join(Path, name);

    public static long BytesBelow(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length)
        : 0;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
