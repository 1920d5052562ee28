using System.Text;
using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Llm.Evidence;

/// <summary>
/// Takes the lines of /proc/PID/maps and keeps the paths that tell something: <c>7f12...-7f13... r-xp 00000000 fd:00 1234   /usr/lib/libtorch_cuda.so</c>. A library is mapped in several pieces, one
/// line behind the other, so that most lines are dismissed by comparing them with the line before.
/// </summary>
internal sealed class MapsScanner
{
    /// <summary>A program that maps more has told enough.</summary>
    private const int MostPaths = 48;

    private const int LongestPath = 4096;

    private readonly char[] _path = new char[LongestPath];
    private readonly byte[] _last = new byte[LongestPath];
    private readonly List<string> _libraries = [];
    private readonly List<string> _modelFiles = [];
    private int _lastLength;

    public IReadOnlyList<string> Libraries => [.. _libraries];

    public IReadOnlyList<string> ModelFiles => [.. _modelFiles];

    public void Reset()
    {
        _libraries.Clear();
        _modelFiles.Clear();
        _lastLength = 0;
    }

    public void Line(ReadOnlySpan<byte> line)
    {
        int at = line.IndexOf((byte)'/');
        if (at < 0 || line.Length - at > LongestPath)
        {
            return;
        }

        ReadOnlySpan<byte> bytes = line[at..];
        if (bytes.SequenceEqual(_last.AsSpan(0, _lastLength)))
        {
            return;
        }

        bytes.CopyTo(_last);
        _lastLength = bytes.Length;
        if (bytes.EndsWith(" (deleted)"u8))
        {
            bytes = bytes[..^10];
        }

        int length = Encoding.UTF8.GetChars(bytes, _path);
        ReadOnlySpan<char> path = _path.AsSpan(0, length);
        if (ModelFileNames.IsModel(path))
        {
            Add(_modelFiles, path);
        }
        else if (LibraryEvidence.IsTelling(path))
        {
            Add(_libraries, path);
        }
    }

    private static void Add(List<string> paths, ReadOnlySpan<char> path)
    {
        if (paths.Count >= MostPaths)
        {
            return;
        }

        foreach (string known in paths)
        {
            if (path.SequenceEqual(known))
            {
                return;
            }
        }

        paths.Add(path.ToString());
    }
}
