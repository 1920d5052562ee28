using System.Text;
using Vedette.Testing;

namespace Vedette.Collectors.Tests;

/// <summary>A host made of files: a fixture, or a copy of one (or nothing) in a temporary folder that a test can change.</summary>
internal sealed class HostTree : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public HostFiles Files => new(_folder.File("proc"), _folder.File("sys"), _folder.Path);

    public static HostFiles Fixture(string name)
    {
        string root = FixtureFolder(name);
        return new HostFiles(Path.Join(root, "proc"), Path.Join(root, "sys"), root);
    }

    public static IEnumerable<string> FixtureNames() => Directory.GetDirectories(FixtureFolder("")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static HostTree CopyOf(string fixture)
    {
        var tree = new HostTree();
        string root = FixtureFolder(fixture);
        foreach (string file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
        {
            tree.Write(Path.GetRelativePath(root, file), File.ReadAllBytes(file));
        }

        return tree;
    }

    public HostTree Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    public HostTree Write(string relative, byte[] content)
    {
        string path = _folder.File(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public HostTree WriteProgram(string relative, string script)
    {
        ProgramFile.Write(_folder.File(relative), script);
        return this;
    }

    public HostTree Replace(string relative, string what, string by)
    {
        string text = File.ReadAllText(_folder.File(relative));
        Assert.Contains(what, text, StringComparison.Ordinal);
        return Write(relative, text.Replace(what, by, StringComparison.Ordinal));
    }

    public void Delete(string relative) => File.Delete(_folder.File(relative));

    public void Dispose() => _folder.Dispose();

    private static string FixtureFolder(string name) => Path.Join(AppContext.BaseDirectory, "Fixtures", name);
}
