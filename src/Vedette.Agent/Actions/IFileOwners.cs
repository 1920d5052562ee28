using Microsoft.Win32.SafeHandles;

namespace Vedette.Agent.Actions;

/// <summary>A seam, as a test cannot make a file that is root's.</summary>
internal interface IFileOwners
{
    /// <summary>Of the name itself, not of what a link points to; null where it cannot be found out.</summary>
    FileFacts? OfPath(string path);

    /// <summary>Of the file that is open, whatever its name leads to by now; null where it cannot be found out.</summary>
    FileFacts? OfHandle(SafeFileHandle file);
}
