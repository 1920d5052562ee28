namespace Vedette.Collectors.Llm.Detection;

/// <summary>Which files are models, by their names.</summary>
internal static class ModelFileNames
{
    private static readonly string[] Sure = [".gguf", ".ggml", ".safetensors"];
    private static readonly string[] Usual = [".pt", ".pth", ".onnx"];

    /// <summary>Ends a .bin only counts beside: firmware, disk images and databases have that ending too.</summary>
    private static readonly string[] SignsOfModels = ["pytorch_model", "model-", "model.", "ggml-", "/models/", "/models--", "/huggingface/", "/checkpoints/", "consolidated"];

    public static bool IsModel(ReadOnlySpan<char> path)
    {
        if (path.IndexOf("/blobs/sha256-", StringComparison.Ordinal) is >= 0 and int at && path[..at].EndsWith("/models", StringComparison.Ordinal))
        {
            return true;   // Ollama names its files by their content.
        }

        foreach (string ending in Sure)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (string ending in Usual)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return path.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && HasSign(path);
    }

    /// <summary>What a held model file tells of a program nobody knows; null where nothing.</summary>
    public static Verdict? Find(IReadOnlyList<string> files)
    {
        foreach (string file in files)
        {
            string? runtime = file switch
            {
                _ when Ends(file, ".gguf") || Ends(file, ".ggml") => Runtimes.LlamaCpp,
                _ when Ends(file, ".safetensors") => Runtimes.Transformers,
                _ when Ends(file, ".onnx") => Runtimes.OnnxRuntime,
                _ when Ends(file, ".pt") || Ends(file, ".pth") || Ends(file, ".bin") => Runtimes.PyTorch,
                _ => null,
            };
            if (runtime is not null)
            {
                return new Verdict(runtime, LlmRole.Job, LlmConfidence.Possible, Describe(file));
            }
        }

        return null;
    }

    public static string Describe(string file) => $"holds {file[(file.LastIndexOf('/') + 1)..]} open";

    private static bool Ends(string file, string ending) => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool HasSign(ReadOnlySpan<char> path)
    {
        foreach (string sign in SignsOfModels)
        {
            if (path.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
