using Microsoft.Win32.SafeHandles;
using Vedette.Agent.Actions;

namespace Vedette.Agent.Tests.Actions;

/// <summary>Says what a test states: every folder and every file is root's and closed, unless it was told otherwise.</summary>
internal sealed class StatedOwners : IFileOwners
{
    public static readonly FileFacts GoodFile = new(0, 0x81A4, 7, 8, 1);
    public static readonly FileFacts GoodFolder = new(0, 0x41ED, 3, 8, 1);

    /// <summary>By path; null = it cannot be found out.</summary>
    public Dictionary<string, FileFacts?> Paths { get; } = new(StringComparer.Ordinal);

    public FileFacts? Opened { get; set; } = GoodFile;

    public FileFacts? OfPath(string path) => Paths.TryGetValue(path, out FileFacts? stated) ? stated : Directory.Exists(path) ? GoodFolder : GoodFile;

    public FileFacts? OfHandle(SafeFileHandle file) => Opened;
}
