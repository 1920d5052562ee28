namespace Vedette.Collectors.Llm.Detection;

/// <summary>What names of models and their files tell: qwen2.5-7b-instruct-q4_k_m.gguf, TheBloke/Llama-2-13B-AWQ, llama3.1:70b.</summary>
internal static class ModelNames
{
    /// <summary>Longest first, so that Q4_K_M is not read as Q4_K.</summary>
    private static readonly string[] Quantizations =
    [
        "IQ2_XXS", "IQ3_XXS", "MXFP4_MOE", "Q2_K_XL", "Q3_K_XL", "Q4_K_XL", "Q5_K_XL", "Q6_K_XL", "Q8_K_XL", "IQ1_S", "IQ1_M", "IQ2_XS", "IQ2_S", "IQ2_M", "IQ3_XS", "IQ3_S", "IQ3_M", "IQ4_XS", "IQ4_NL", "Q2_K_S", "Q2_K_L",
        "Q3_K_S", "Q3_K_M", "Q3_K_L", "Q4_K_S", "Q4_K_M", "Q4_K_L", "Q5_K_S", "Q5_K_M", "Q5_K_L", "Q6_K_L", "TQ1_0", "TQ2_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K", "Q8_K",
        "bnb-4bit", "bnb-8bit", "NVFP4", "MXFP4", "W4A16", "W8A16", "W8A8", "W4A8", "BF16", "FP16", "FP32", "FP8", "INT4", "INT8", "AWQ", "GPTQ", "EXL2", "EXL3", "HQQ", "AQLM", "NF4", "F16", "F32", "4bit", "8bit",
    ];

    /// <summary>In the writing of the runtimes' own documentation; null where the name tells none.</summary>
    public static string? Quantization(string? name)
    {
        if (name is null)
        {
            return null;
        }

        foreach (string quantization in Quantizations)
        {
            int at = name.LastIndexOf(quantization, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && IsBoundary(name, at - 1) && IsBoundary(name, at + quantization.Length))
            {
                return quantization;
            }
        }

        return null;
    }

    /// <summary>The number of parameters as people write it: 7B, 8x7B, 0.5B, 135M. Active ones (A3B, e4b) are not it.</summary>
    public static string? Parameters(string? name)
    {
        for (int i = 0; name is not null && i < name.Length; i++)
        {
            if (!char.IsAsciiDigit(name[i]) || !IsBoundary(name, i - 1) || (i > 0 && name[i - 1] == '.'))
            {
                continue;
            }

            int end = i;
            while (end < name.Length && (char.IsAsciiDigit(name[end]) || (name[end] is '.' or 'x' or 'X' && end + 1 < name.Length && char.IsAsciiDigit(name[end + 1]))))
            {
                end++;
            }

            bool billions = end < name.Length && name[end] is 'b' or 'B';
            bool millions = end < name.Length && name[end] is 'm' or 'M' && end - i >= 2;
            if ((billions || millions) && IsBoundary(name, end + 1))
            {
                return name[i..(end + 1)].ToUpperInvariant().Replace('X', 'x');
            }

            i = end;
        }

        return null;
    }

    /// <summary>The name people know: a path's last part without its ending, a repository as it stands.</summary>
    public static string Display(string model)
    {
        if (model.IndexOf("/models--", StringComparison.Ordinal) is >= 0 and int cached)
        {
            int end = model.IndexOf('/', cached + 1);
            return model[(cached + 9)..(end < 0 ? model.Length : end)].Replace("--", "/", StringComparison.Ordinal);   // The hub's cache: models--ORG--NAME/snapshots/HASH.
        }

        bool isPath = model.StartsWith('/') || model.StartsWith('.') || model.StartsWith('~') || model.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase);
        string name = isPath ? model.TrimEnd('/')[(model.TrimEnd('/').LastIndexOf('/') + 1)..] : model;
        foreach (string ending in (string[])[".gguf", ".ggml", ".safetensors", ".bin", ".onnx", ".pth", ".pt"])
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                name = name[..^ending.Length];
                break;
            }
        }

        return WithoutPart(name);
    }

    /// <summary>Without -00001-of-00003, the number of a part.</summary>
    private static string WithoutPart(string name)
    {
        const int Length = 15;
        bool isPart = name.Length > Length && name[^Length] == '-' && name.AsSpan(name.Length - 9, 4) is "-of-" && name.AsSpan(name.Length - 5).IndexOfAnyExceptInRange('0', '9') < 0;
        return isPart ? name[..^Length] : name;
    }

    private static bool IsBoundary(string name, int at) => at < 0 || at >= name.Length || !char.IsAsciiLetterOrDigit(name[at]);
}
