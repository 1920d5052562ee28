using System.Runtime.InteropServices;

namespace Vedette.Agent;

/// <summary>Why a file could not be read or written, in words: the published binary carries no messages of the runtime's own.</summary>
internal static class FileProblem
{
    // Above it no system has numbers of errors; what is not one is the runtime's own code.
    private const int LargestErrorNumber = 4095;

    public static string Describe(Exception error) => error switch
    {
        DirectoryNotFoundException => "its folder does not exist.",
        FileNotFoundException => "it does not exist.",
        PathTooLongException => "the path is too long.",
        UnauthorizedAccessException => "this account may not, or it is a folder.",
        IOException { HResult: > 0 and <= LargestErrorNumber } => $"{Marshal.GetPInvokeErrorMessage(error.HResult)}.",
        IOException => error.Message,
        _ => $"{error.GetType().Name}: {error.Message}",
    };
}
